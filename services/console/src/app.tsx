import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntdApp, ConfigProvider } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { BrowserRouter } from "react-router";
import { queryClient } from "./api/query-client.ts";
import { antdWords } from "./language.ts";
import { loadFontLate } from "./late-font.ts";
import { Entrance } from "./shell/entrance.tsx";
import { nonce } from "./style-nonce.ts";
import { theme } from "./theme.ts";

/** What opens over a page stands in its main part, so that a screen reader finds it there. */
const inMain = (): HTMLElement => document.getElementById("main") ?? document.body;

/** The whole application. */
export const App = () => {
  // Drawn anew when the language changes, so that antd's words change with ours.
  useTranslation();
  const words = antdWords();
  useEffect(loadFontLate, []);
  return (
    <ConfigProvider
      csp={{ nonce }}
      theme={theme}
      {...(words && { locale: words })}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      getPopupContainer={inMain}
    >
      <AntdApp className="shell">
        <QueryClientProvider client={queryClient}>
          <BrowserRouter>
            <Entrance />
          </BrowserRouter>
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
};
