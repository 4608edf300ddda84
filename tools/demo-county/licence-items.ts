/** Who asks for a licence: enterprise, shop (个体工商户), natural person, school or care body, association. */
export type PartyKind = "enterprise" | "shop" | "person" | "school" | "association";

/** A licence of the demo catalogue and how its rows read. */
export interface LicenceItem {
  name: string;
  certificate: string;
  keywords: readonly string[];
  supervisedBy: string | null;
  formerly?: string;
  hazardous?: boolean;
  law: string;
  parties: readonly PartyKind[];
  /** Words that go into a licensee's name. */
  trade: string;
  /** What the content column says beside the keyword. */
  scope: string;
  /** Years the licence runs; 0 means long-term (2099-12-31). */
  years: number;
  /** `plain`: the file's rows name it unmistakably; `twin`: shares certificate and keyword with its neighbour; `unowned`: nobody supervises it; `absent`: no row of the files is about it. */
  inFiles: "plain" | "twin" | "unowned" | "absent";
}

type Choice = Partial<Pick<LicenceItem, "formerly" | "hazardous" | "inFiles">>;

const licence = (
  name: string,
  certificate: string,
  keywords: string,
  supervisedBy: string | null,
  law: string,
  parties: string,
  trade: string,
  scope: string,
  years: number,
  choice: Choice = {},
): LicenceItem => ({
  name,
  certificate,
  keywords: keywords.split("；"),
  supervisedBy,
  law: `《${law}》`,
  parties: parties.split(" ") as PartyKind[],
  trade,
  scope,
  years,
  inFiles: "plain",
  ...choice,
});

/** The licences; no plain one's name, certificate or keyword occurs in another one's rows, so each row has one answer. */
// One line a licence, so that 52 of them still read as a table.
// oxfmt-ignore
export const licenceItems: readonly LicenceItem[] = [
  licence("道路货物运输经营许可", "道路运输经营许可证", "道路普通货物运输", "transport-supervisor-1", "中华人民共和国道路运输条例", "enterprise shop", "物流", "货车三辆", 4),
  licence("道路旅客运输站经营许可", "道路旅客运输站经营许可证", "客运站经营", "transport-supervisor-1", "中华人民共和国道路运输条例", "enterprise", "客运", "三级站", 6),
  licence("出租汽车经营许可", "出租汽车经营许可证", "巡游出租", "transport-supervisor-1", "巡游出租汽车经营服务管理规定", "enterprise person", "出行", "五座轿车一辆", 8),
  licence("港口经营许可", "港口经营许可证", "港口装卸", "transport-supervisor-2", "中华人民共和国港口法", "enterprise", "港务", "件杂货泊位一个", 3),
  licence("公路超限运输许可", "超限运输车辆通行证", "超限运输", "transport-supervisor-2", "中华人民共和国公路法", "enterprise", "大件运输", "单次往返", 1),
  licence("食品经营许可", "食品经营许可证", "热食类食品制售；预包装食品销售", "market-supervisor-1", "中华人民共和国食品安全法", "enterprise shop", "餐饮", "经营面积八十平方米", 5),
  licence("食品生产许可", "食品生产许可证", "糕点生产；茶叶分装", "market-supervisor-1", "中华人民共和国食品安全法", "enterprise", "食品", "生产线一条", 5),
  licence("食品小作坊登记", "食品小作坊登记证", "小作坊加工", "market-supervisor-1", "中华人民共和国食品安全法", "shop", "豆制品", "豆腐、豆干", 3),
  licence("特种设备使用登记", "特种设备使用登记证", "电梯使用；锅炉使用", "market-supervisor-2", "中华人民共和国特种设备安全法", "enterprise", "物业", "设备一台", 0),
  licence("药品零售许可", "药品经营许可证", "药品零售", "market-supervisor-2", "中华人民共和国药品管理法", "enterprise shop", "大药房", "处方药、非处方药", 5),
  licence("医疗器械经营许可", "医疗器械经营许可证", "第三类医疗器械", "market-supervisor-2", "医疗器械监督管理条例", "enterprise", "医疗科技", "批零兼营", 5),
  licence("检验检测机构资质认定", "检验检测机构资质认定证书", "检验检测能力", "market-supervisor-2", "检验检测机构监督管理办法", "enterprise", "检测技术", "水质参数十二项", 6),
  licence("公共场所卫生许可", "公共场所卫生许可证", "理发美容；沐浴服务", "health-supervisor-1", "公共场所卫生管理条例", "enterprise shop", "美业", "营业面积六十平方米", 4),
  licence("医疗机构执业登记", "医疗机构执业许可证", "诊疗科目", "health-supervisor-1", "医疗机构管理条例", "enterprise shop", "门诊部", "内科、口腔科", 5),
  licence("饮用水供水单位卫生许可", "供水单位卫生许可证", "二次供水", "health-supervisor-2", "中华人民共和国传染病防治法", "enterprise", "供水服务", "水箱两座", 4),
  licence("放射诊疗许可", "放射诊疗许可证", "X射线影像", "health-supervisor-2", "放射性同位素与射线装置安全和防护条例", "enterprise", "医院", "装置一台", 0, { hazardous: true }),
  licence("建筑工程施工许可", "建筑工程施工许可证", "房屋建筑施工", "housing-supervisor-1", "中华人民共和国建筑法", "enterprise", "置业", "地上六层", 2),
  licence("商品房预售许可", "商品房预售许可证", "商品房预售", "housing-supervisor-1", "中华人民共和国城市房地产管理法", "enterprise", "房地产开发", "住宅四十八套", 0),
  licence("燃气经营许可", "燃气经营许可证", "瓶装液化石油气；管道燃气", "housing-supervisor-2", "城镇燃气管理条例", "enterprise", "燃气", "供应站一处", 4, { hazardous: true }),
  licence("城镇污水排入排水管网许可", "城镇污水排入排水管网许可证", "污水排入", "water-supervisor-1", "城镇排水与污水处理条例", "enterprise", "纺织", "日排六十立方米", 5, { formerly: "housing-supervisor-2" }),
  licence("取水许可", "取水许可证", "取用地下水；取用地表水", "water-supervisor-1", "取水许可和水资源费征收管理条例", "enterprise", "水务", "年许可水量五万立方米", 5),
  licence("河道采砂许可", "河道采砂许可证", "河道采砂", "water-supervisor-1", "中华人民共和国水法", "enterprise", "砂石", "限量二万吨", 1),
  licence("排污许可", "排污许可证", "污染物排放", "ecology-supervisor-1", "排污许可管理条例", "enterprise", "建材", "简化管理", 5),
  licence("危险废物经营许可", "危险废物收集经营许可证", "废矿物油收集", "ecology-supervisor-1", "危险废物经营许可证管理办法", "enterprise", "环保", "年收集五百吨", 3, { hazardous: true }),
  licence("危险化学品经营许可", "危险化学品经营许可证", "危险化学品", "emergency-supervisor-1", "危险化学品安全管理条例", "enterprise", "化工", "带储存设施", 3, { hazardous: true }),
  licence("烟花爆竹零售许可", "烟花爆竹经营（零售）许可证", "烟花爆竹", "emergency-supervisor-1", "烟花爆竹安全管理条例", "shop", "日杂", "专店销售，限存二百箱", 2, { hazardous: true }),
  licence("非煤矿矿山企业安全生产许可", "安全生产许可证", "露天采石", "emergency-supervisor-2", "安全生产许可证条例", "enterprise", "矿业", "建筑石料用灰岩", 3, { hazardous: true }),
  licence("农药经营许可", "农药经营许可证", "农药零售", "agriculture-supervisor-1", "农药管理条例", "enterprise shop", "农资", "不含限制使用品种", 5),
  licence("动物防疫条件合格证核发", "动物防疫条件合格证", "养殖场防疫", "agriculture-supervisor-1", "中华人民共和国动物防疫法", "enterprise", "养殖", "蛋鸡存栏二万只", 0),
  licence("兽药经营许可", "兽药经营许可证", "兽用化学药品", "agriculture-supervisor-2", "兽药管理条例", "enterprise shop", "动保", "不含生物制品", 5),
  licence("种畜禽生产经营许可", "种畜禽生产经营许可证", "种猪繁育", "agriculture-supervisor-2", "中华人民共和国畜牧法", "enterprise", "种业", "二级扩繁", 3),
  licence("娱乐场所经营许可", "娱乐经营许可证", "歌舞娱乐；游艺娱乐", "culture-supervisor-1", "娱乐场所管理条例", "enterprise", "文娱", "核定人数一百二十人", 2),
  licence("互联网上网服务营业场所许可", "网络文化经营许可证", "上网服务", "culture-supervisor-1", "互联网上网服务营业场所管理条例", "enterprise", "网咖", "终端六十台", 0),
  licence("旅行社设立许可", "旅行社业务经营许可证", "旅行社业务", "culture-supervisor-2", "旅行社条例", "enterprise", "国际旅行社", "国内旅游和入境旅游", 0),
  licence("营业性演出许可", "营业性演出准予许可决定", "营业性演出", "culture-supervisor-1", "营业性演出管理条例", "enterprise", "演艺", "两场", 1),
  licence("民办学校办学许可", "民办学校办学许可证", "文化课培训；艺术培训", "education-supervisor-1", "中华人民共和国民办教育促进法", "school", "培训学校", "教室六间", 4),
  licence("社会团体成立登记", "社会团体法人登记证书", "社会团体成立", "civil-supervisor-1", "社会团体登记管理条例", "association", "行业协会", "会员六十八家", 5),
  licence("人力资源服务许可", "人力资源服务许可证", "职业中介", "labour-supervisor-1", "人力资源市场暂行条例", "enterprise", "人力资源", "职业供求信息发布", 5),
  licence("劳务派遣经营许可", "劳务派遣经营许可证", "劳务派遣", "labour-supervisor-1", "中华人民共和国劳动合同法", "enterprise", "企业服务", "注册资本二百万元", 3),
  licence("林木采伐许可", "林木采伐许可证", "采伐林木", "forestry-supervisor-1", "中华人民共和国森林法", "person enterprise", "林场", "杉木，蓄积十二立方米", 1),
  licence("建设用地规划许可", "建设用地规划许可证", "建设用地规划", "land-supervisor-1", "中华人民共和国城乡规划法", "enterprise", "实业", "工业用地一点二公顷", 0),
  licence("成品油零售经营资格审批", "成品油零售经营批准证书", "加油站经营", "commerce-supervisor-1", "云汀市成品油流通管理办法", "enterprise", "石化", "汽油、柴油", 5, { hazardous: true }),
  licence("烟草专卖零售许可", "烟草专卖零售许可证", "卷烟零售", "tobacco-supervisor-1", "中华人民共和国烟草专卖法", "shop", "便利店", "雪茄烟零售", 5),
  licence("公众聚集场所投入使用、营业前消防安全检查", "公众聚集场所投入使用、营业前消防安全检查意见书", "营业前消防", "fire-supervisor-1", "中华人民共和国消防法", "enterprise shop", "酒店", "地上三层", 0),
  licence("旅馆业特种行业许可", "特种行业许可证", "旅馆业", "police-supervisor-1", "旅馆业治安管理办法", "enterprise shop", "宾馆", "客房三十间", 0),
  licence("防雷装置设计审核", "防雷装置设计核准意见书", "防雷装置", "weather-supervisor-1", "气象灾害防御条例", "enterprise", "能源", "储罐区", 0, { inFiles: "absent" }),
  licence("城市建筑垃圾处置核准（产生单位）", "城市建筑垃圾处置核准证", "建筑垃圾", "city-supervisor-1", "城市建筑垃圾管理规定", "enterprise", "渣土", "工程弃土三千立方米", 1, { formerly: "housing-supervisor-1", inFiles: "twin" }),
  licence("城市建筑垃圾处置核准（运输单位）", "城市建筑垃圾处置核准证", "建筑垃圾", "city-supervisor-1", "城市建筑垃圾管理规定", "enterprise", "渣土", "密闭车六辆", 1, { formerly: "housing-supervisor-1", inFiles: "twin" }),
  licence("户外广告设置审批（大型）", "户外广告设置许可证", "户外广告", "city-supervisor-1", "城市市容和环境卫生管理条例", "enterprise", "传媒", "立柱式一座", 2, { inFiles: "twin" }),
  licence("户外广告设置审批（一般）", "户外广告设置许可证", "户外广告", "city-supervisor-1", "城市市容和环境卫生管理条例", "enterprise", "传媒", "墙面一处", 2, { inFiles: "twin" }),
  licence("校外托管机构备案", "校外托管机构备案凭证", "校外托管", null, "云汀市校外托管服务管理办法", "shop", "托管服务部", "容纳四十人", 3, { inFiles: "unowned" }),
  licence("电动自行车集中充电场所登记", "集中充电场所登记证", "集中充电", null, "云汀市电动自行车管理办法", "enterprise", "充电服务", "充电位三十个", 3, { inFiles: "unowned" }),
];
