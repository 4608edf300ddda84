import type { HolidayTable } from "./holiday-table.ts";

/** Days off and make-up workdays of 2024. New Year's Eve (9 February) was left to employers by the notice and is a working day. */
export const holidays2024: HolidayTable = {
  year: 2024,
  revision: 1,
  source: { title: "国务院办公厅关于2024年部分节假日安排的通知", number: "国办发明电〔2023〕7号", date: "2023-10-25" },
  blocks: [
    { name: { zh: "元旦", en: "New Year's Day" }, from: "2024-01-01", to: "2024-01-01", makeUp: [] },
    {
      name: { zh: "春节", en: "Spring Festival" },
      from: "2024-02-10",
      to: "2024-02-17",
      makeUp: ["2024-02-04", "2024-02-18"],
    },
    { name: { zh: "清明节", en: "Qingming Festival" }, from: "2024-04-04", to: "2024-04-06", makeUp: ["2024-04-07"] },
    {
      name: { zh: "劳动节", en: "Labour Day" },
      from: "2024-05-01",
      to: "2024-05-05",
      makeUp: ["2024-04-28", "2024-05-11"],
    },
    { name: { zh: "端午节", en: "Dragon Boat Festival" }, from: "2024-06-10", to: "2024-06-10", makeUp: [] },
    { name: { zh: "中秋节", en: "Mid-Autumn Festival" }, from: "2024-09-15", to: "2024-09-17", makeUp: ["2024-09-14"] },
    {
      name: { zh: "国庆节", en: "National Day" },
      from: "2024-10-01",
      to: "2024-10-07",
      makeUp: ["2024-09-29", "2024-10-12"],
    },
  ],
};
