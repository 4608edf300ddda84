import type { DirectoryTable } from "./rows.ts";

/** A column of a directory file: the property it fills, its name in the file, its Chinese names. */
export interface DirectoryColumn {
  property: string;
  name: string;
  zh: readonly string[];
  day?: true;
}

export interface DirectoryFile {
  /** names of the sheet or file, English first */
  names: readonly string[];
  columns: readonly DirectoryColumn[];
  /** whether a directory without this file is whole */
  optional?: true;
}

const from = { property: "from", name: "from", zh: ["自", "开始日期", "起始日期", "生效日期"], day: true } as const;
const to = { property: "to", name: "to", zh: ["至", "结束日期", "截止日期", "失效日期"], day: true } as const;
const column = (name: string, ...zh: string[]): DirectoryColumn => ({ property: name, name, zh });

/** The seven files, their columns, and the Chinese names under which both are met. */
export const directoryFiles: Readonly<Record<DirectoryTable, DirectoryFile>> = {
  authorities: {
    names: ["authorities", "机关", "部门", "单位", "机关单位"],
    columns: [
      column("code", "代码", "统一社会信用代码", "机关代码"),
      column("name", "名称", "机关名称", "单位名称"),
      column("kind", "类型", "机关类型"),
      column("level", "层级", "级别"),
      column("parent", "上级", "上级机关", "上级代码"),
      column("place", "区划", "行政区划", "行政区划代码"),
      from,
      to,
    ],
  },
  units: {
    names: ["units", "内设机构", "科室"],
    columns: [
      column("code", "代码", "机构代码"),
      column("authority", "机关", "所属机关", "机关代码"),
      column("name", "名称", "机构名称"),
      from,
      to,
    ],
  },
  officers: {
    names: ["officers", "人员", "工作人员", "执法人员"],
    columns: [
      column("id", "编号", "人员编号", "工号"),
      column("name", "姓名"),
      column("authority", "机关", "所属机关", "机关代码"),
      column("unit", "内设机构", "科室", "机构代码"),
      column("certificate", "执法证号", "证号"),
      { property: "certificateTo", name: "certificate_to", zh: ["执法证有效期至", "证件有效期至"], day: true },
      column("phone", "电话", "手机", "联系电话"),
      column("mail", "邮箱", "电子邮箱"),
    ],
  },
  posts: {
    names: ["posts", "岗位", "职务"],
    columns: [
      column("id", "编号", "岗位编号"),
      column("authority", "机关", "所属机关", "机关代码"),
      column("unit", "内设机构", "科室", "机构代码"),
      column("name", "名称", "岗位名称"),
      column("kind", "类型", "岗位类型"),
      column("officer", "人员", "任职人员", "人员编号"),
      from,
      to,
    ],
  },
  covers: {
    names: ["covers", "代理", "顶岗", "代班"],
    columns: [
      column("officer", "人员", "被代理人", "人员编号"),
      column("deputy", "代理人", "代理人编号"),
      from,
      to,
      column("reason", "原因", "事由"),
    ],
    optional: true,
  },
  items: {
    names: ["items", "事项", "事项目录", "事项清单"],
    columns: [
      column("code", "代码", "事项编码", "事项代码"),
      column("name", "名称", "事项名称"),
      column("kind", "类型", "事项类型"),
      column("authority", "机关", "实施机关", "机关代码"),
      { property: "certificateNames", name: "certificate_names", zh: ["证书名称", "许可证书名称"] },
      column("keywords", "关键词"),
      column("hazardous", "高危", "高风险", "是否高危"),
      from,
      to,
    ],
  },
  duties: {
    names: ["duties", "职责", "权责清单", "监管职责"],
    columns: [
      column("item", "事项", "事项编码", "事项代码"),
      column("place", "区划", "行政区划", "行政区划代码"),
      column("authority", "机关", "责任机关", "机关代码"),
      column("unit", "内设机构", "科室", "机构代码"),
      column("post", "岗位", "岗位编号"),
      column("role", "职责", "角色"),
      column("basis", "依据", "法律依据"),
      from,
      to,
    ],
  },
};

/** The table that a sheet or file name stands for. */
export function tableNamed(name: string): DirectoryTable | undefined {
  const wanted = name.normalize("NFKC").trim().toLowerCase();
  return (Object.keys(directoryFiles) as DirectoryTable[]).find((table) =>
    directoryFiles[table].names.includes(wanted),
  );
}
