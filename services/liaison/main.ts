import { runProcess } from "@yihan/process";
import { liaisonProcess } from "./process.ts";

runProcess(liaisonProcess);
