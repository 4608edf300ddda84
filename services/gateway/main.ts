import { runProcess } from "@yihan/process";
import { gatewayProcess } from "./process.ts";

runProcess(gatewayProcess);
