import { runProcess } from "@yihan/process";
import { directoryProcess } from "./process.ts";

runProcess(directoryProcess);
