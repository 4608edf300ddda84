import type { SeededRandom } from "./seeded-random.ts";

const surnames = [
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文",
];
const firsts = [..."明文志建晓海春立德永国思雅佳婉静雪月秋慧俊浩宇泽子嘉安景怀承"];
const seconds = [..."澈远航涛宁岚溪舟禾川峰霖妍瑶琪菲楠彤琳萱轩杰博睿铭勋辰衡朗平"];
const brands = [..."云汀澜岫鹭禾舟砚听望栖霁屿沐景瑞恒泰盛和安顺宏远嘉裕锦兴"];

/** A made-up personal name of three characters. */
export function personName(random: SeededRandom): string {
  return `${random.pick(surnames)}${random.pick(firsts)}${random.pick(seconds)}`;
}

/** A made-up name of two characters that a company or shop goes by. */
export function brandName(random: SeededRandom): string {
  const first = random.pick(brands);
  const second = random.pick(brands);
  return first === second ? `${first}记` : `${first}${second}`;
}
