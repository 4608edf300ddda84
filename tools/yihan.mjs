#!/usr/bin/env node
import { runVerb } from "./run.mjs";

process.exitCode = await runVerb("yihan", process.argv.slice(2));
