import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../parts/empty.tsx";
// Made by tools/docs.ts from docs/glossary-words.csv.
import words from "./glossary-words.json";

/** The words of the regulation, the interfaces and this console: one word for one thing. */
export const Glossary = () => {
  const { t } = useTranslation("help");
  const [sought, setSought] = useState("");
  const wanted = sought.trim().toLowerCase();
  const found = words.filter(({ zh, en, code }) => [zh, en, code].some((text) => text.toLowerCase().includes(wanted)));
  return (
    <section className="panel" aria-label={t("glossary")}>
      <h2>{t("glossary")}</h2>
      <Input
        type="search"
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        placeholder={t("glossary.find")}
        aria-label={t("glossary.find")}
        style={{ maxWidth: 280, marginBottom: 8 }}
      />
      {found.length === 0 ? (
        <Empty small why={t("glossary.none", { sought })} />
      ) : (
        <div role="group" aria-label={t("glossary")} tabIndex={0} className="scrolled">
          <table className="plain-table">
            <thead>
              <tr>
                {(["zh", "en", "source"] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`glossary.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.map(({ zh, en, code, source }) => (
                <tr key={`${zh} ${code}`}>
                  <th scope="row" lang="zh-CN">
                    {zh}
                  </th>
                  <td lang="en">{en}</td>
                  <td className="quiet">{source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};
