// Loaded into a service's process before its own files: whoever started it may be killed, and it must not stay behind.
process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
process.channel?.unref();
