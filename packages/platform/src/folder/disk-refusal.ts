import { Refusal } from "@yihan/kernel";

/** A full or failing disk as a lawful "not now"; any other error as it is. */
export const diskRefusal = (error: unknown): unknown => {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new Refusal("unavailable", "disk-full", {
      zh: "磁盘已满，未保存任何内容；腾出空间后请重试。",
      en: "The disk is full; nothing was stored. Try again once there is room.",
    });
  }
  if (code === "EIO" || code === "EROFS" || code === "EACCES") {
    return new Refusal("unavailable", "disk-failed", {
      zh: "磁盘读写失败，未确认任何内容；请稍后重试。",
      en: "The disk failed; nothing was acknowledged. Try again later.",
    });
  }
  return error;
};
