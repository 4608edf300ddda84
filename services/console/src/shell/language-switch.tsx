import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { chooseLanguage, language } from "../language.ts";

/** The other language, named in itself. */
export const LanguageSwitch = () => {
  useTranslation();
  const client = useQueryClient();
  const other = language() === "zh" ? "en" : "zh";
  const change = async (): Promise<void> => {
    await chooseLanguage(other);
    await client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" && queryKey[0] !== "me" });
  };
  return (
    <Button type="text" lang={other === "zh" ? "zh-CN" : "en"} onClick={() => void change()}>
      {other === "zh" ? "中文" : "EN"}
    </Button>
  );
};
