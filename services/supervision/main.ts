import { runProcess } from "@yihan/process";
import { supervisionProcess } from "./process.ts";

runProcess(supervisionProcess);
