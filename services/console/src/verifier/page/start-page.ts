import { parseVkey } from "@yihan/tlog/key";
import { TlogError } from "@yihan/tlog/tlog-error";
import { askWorker } from "../ask-worker.ts";
import type { Checked } from "../checked.ts";
import { drawResult } from "./draw-result.ts";
import { element } from "./element.ts";
import { say, texts, type Language, type TextName } from "./texts.ts";

/** What stands on the page below the questions. */
type Shown =
  | { phase: "nothing" }
  | { phase: "checking"; name: string }
  | { phase: "checked"; name: string; checked: Checked }
  | { phase: "failed"; why: string }
  | { phase: "bad-key"; why: string };

const part = (id: string): HTMLElement => document.getElementById(id)!;

/** Brings the page to life. `makeWorker` starts the program that checks, beside the page, so that it goes on answering. */
export const startPage = (makeWorker: () => Worker): void => {
  const [file, keys, again, status, result] = [
    part("file") as HTMLInputElement,
    part("keys") as HTMLTextAreaElement,
    part("again") as HTMLButtonElement,
    part("status"),
    part("result"),
  ];
  const progress = part("progress") as HTMLProgressElement;
  let language: Language = navigator.language.toLowerCase().startsWith("en") ? "en" : "zh";
  let shown: Shown = { phase: "nothing" };
  let last: File | undefined;
  let stop = new AbortController();

  const t = (name: TextName, values: Readonly<Record<string, string | number>> = {}): string =>
    say(texts[name], language, values);

  const statusText = (): string => {
    if (shown.phase === "checking") return t("checking", { name: shown.name });
    if (shown.phase === "failed") return t("failed", { why: shown.why });
    if (shown.phase === "bad-key") return t("badKey", { why: shown.why });
    return "";
  };

  const draw = (): void => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = t("title");
    for (const each of document.querySelectorAll<HTMLElement>("[data-text]"))
      each.textContent = t(each.dataset["text"] as TextName);
    const other = part("language");
    other.textContent = language === "zh" ? "English" : "中文";
    other.lang = language === "zh" ? "en" : "zh-CN";
    status.textContent = statusText();
    progress.hidden = shown.phase !== "checking";
    progress.setAttribute("aria-label", statusText());
    again.disabled = last === undefined || shown.phase === "checking";
    result.hidden = shown.phase !== "checked";
    if (shown.phase !== "checked") return result.replaceChildren();
    const print = element("button", { type: "button" }, t("print"));
    print.addEventListener("click", () => window.print());
    const another = element("button", { type: "button" }, t("another"));
    another.addEventListener("click", () => {
      file.value = "";
      file.focus();
      file.click();
    });
    result.replaceChildren(
      ...drawResult(shown.checked, shown.name, language).filter((node) => node !== undefined),
      element("p", { class: "no-print" }, print, " ", another),
    );
  };

  /** The keys that were entered; undefined when there are none. Throws a TlogError for what is no key. */
  const enteredKeys = (): string[] | undefined => {
    const lines = keys.value.split(/\s+/).filter((line) => line !== "");
    for (const line of lines) parseVkey(line);
    return lines.length > 0 ? lines : undefined;
  };

  const check = async (zip: File): Promise<void> => {
    stop.abort();
    const mine = (stop = new AbortController());
    last = zip;
    try {
      const vkeys = enteredKeys();
      shown = { phase: "checking", name: zip.name };
      progress.removeAttribute("value");
      draw();
      const onProgress = (done: number, total: number): void => {
        progress.max = total;
        progress.value = done;
      };
      const checked = await askWorker(
        makeWorker,
        { zip, ...(vkeys && { vkeys }) },
        { onProgress, signal: mine.signal },
      );
      shown = { phase: "checked", name: zip.name, checked };
    } catch (error) {
      if (mine.signal.aborted) return;
      const why = error instanceof Error ? error.message : String(error);
      shown = { phase: error instanceof TlogError ? "bad-key" : "failed", why };
    }
    draw();
    if (shown.phase === "checked") part("verdict").focus();
    if (shown.phase === "bad-key") keys.focus();
  };

  file.addEventListener("change", () => {
    if (file.files?.[0]) void check(file.files[0]);
  });
  again.addEventListener("click", () => {
    if (last) void check(last);
  });
  part("language").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    draw();
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    const dropped = event.dataTransfer?.files[0];
    if (dropped) void check(dropped);
  });
  draw();
};
