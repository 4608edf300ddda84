import { runProcess } from "@yihan/process";
import { importsProcess } from "./process.ts";

runProcess(importsProcess);
