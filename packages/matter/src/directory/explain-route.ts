import type { Route } from "@yihan/contracts";
import type { Language } from "@yihan/kernel";

const remarks: Readonly<Record<string, { zh: string; en: string }>> = {
  "post-vacant": { zh: "权责清单所列岗位当日空缺", en: "the post named in the duty list has nobody on that day" },
  "head-instead": { zh: "故由单位负责人承接", en: "so the head of the authority takes it" },
};

const groundZh = (route: Route): string => {
  switch (route.by) {
    case "duty": {
      const place = route.place === "" ? "" : `在${route.place}区域`;
      const basis = route.basis === "" ? "" : `（依据：${route.basis}）`;
      return `按${route.since}起施行的权责清单，事项${route.item}${place}由${route.authorityName}负责${basis}`;
    }
    case "post":
      return `按岗位，由${route.authorityName}办理`;
    case "named":
      return `由${route.authorityName}指定人员办理`;
    case "desk":
      return `无其他责任单位，由${route.authorityName}受理台兜底`;
    case "party":
      return `${route.authorityName}为当事单位`;
    default:
      return `由${route.authorityName}的经办人本人承接`;
  }
};

const groundEn = (route: Route): string => {
  switch (route.by) {
    case "duty": {
      const place = route.place === "" ? "" : ` in ${route.place}`;
      const basis = route.basis === "" ? "" : ` (basis: ${route.basis})`;
      return `By the duty list in force since ${route.since}, ${route.authorityName} answers for item ${route.item}${place}${basis}`;
    }
    case "post":
      return `By post, this is for ${route.authorityName}`;
    case "named":
      return `${route.authorityName} named the officer`;
    case "desk":
      return `Nobody else owns this, so the desk of ${route.authorityName} does`;
    case "party":
      return `${route.authorityName} is a party`;
    default:
      return `It stays with who acted for ${route.authorityName}`;
  }
};

/**
 * Why just this officer, in one sentence, from the route alone. Unknown remarks are shown as their code, so nothing
 * that was recorded is left out.
 */
export const explainRoute = (route: Route, language: Language): string => {
  const zh = language === "zh";
  const clauses = [
    zh ? groundZh(route) : groundEn(route),
    ...route.remarks.map((code) => remarks[code]?.[language] ?? code),
  ];
  if (route.officer !== "") {
    const post = route.postName === "" ? "" : zh ? route.postName : `${route.postName} `;
    if (route.covers === "")
      clauses.push(zh ? `承办人为${post}${route.officerName}` : `the officer is ${post}${route.officerName}`);
    else
      clauses.push(
        zh
          ? `${post}${route.coversName}当日不在岗，由${route.officerName}代理`
          : `${post}${route.coversName} is absent on that day and covered by ${route.officerName}`,
      );
  }
  return zh ? `${clauses.join("，")}。` : `${clauses.join("; ")}.`;
};
