import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../parts/empty.tsx";
import { PageHead } from "./page-head.tsx";

/** Where a window comes to that was opened only to sign in again. */
export const SIGNED_IN = "/signed-in";

/** Closes the window if the browser lets it; the one that waits has been told already. */
export const SignedInAgain = () => {
  const { t } = useTranslation("shell");
  useEffect(() => window.close(), []);
  return (
    <main className="sign-in">
      <PageHead title={t("signed-in")} />
      <Empty why={t("signed-in-means")} />
    </main>
  );
};
