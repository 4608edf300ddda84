import zhCN from "antd/locale/zh_CN";
import "dayjs/locale/zh-cn";
import { byArea } from "./by-area.ts";

const files = import.meta.glob<Record<string, string>>("./zh/*.json", { eager: true, import: "default" });

export const words = { areas: byArea(files), antd: zhCN, html: "zh-CN" };
