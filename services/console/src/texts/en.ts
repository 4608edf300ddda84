import enUS from "antd/locale/en_US";

import { byArea } from "./by-area.ts";

const files = import.meta.glob<Record<string, string>>("./en/*.json", { eager: true, import: "default" });

export const words = { areas: byArea(files), antd: enUS, html: "en" };
