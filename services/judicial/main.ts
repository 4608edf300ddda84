import { runProcess } from "@yihan/process";
import { judicialProcess } from "./process.ts";

runProcess(judicialProcess);
