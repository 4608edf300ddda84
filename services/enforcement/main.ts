import { runProcess } from "@yihan/process";
import { enforcementProcess } from "./process.ts";

runProcess(enforcementProcess);
