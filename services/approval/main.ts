import { runProcess } from "@yihan/process";
import { approvalProcess } from "./process.ts";

runProcess(approvalProcess);
