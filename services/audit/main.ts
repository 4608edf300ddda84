import { runProcess } from "@yihan/process";
import { auditProcess } from "./process.ts";

runProcess(auditProcess);
