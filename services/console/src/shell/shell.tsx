import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Route, Routes, useLocation } from "react-router";
import type { Me } from "../api/types.gen.ts";
import { useEvents } from "../api/use-events.ts";
import { SignedContext } from "../api/use-me.ts";
import { usePost } from "../api/use-post.ts";
import { pages } from "../pages.tsx";
import { Empty } from "../parts/empty.tsx";
import { AwayBanner } from "./away-banner.tsx";
import { ErrorNet } from "./error-net.tsx";
import { Drawer } from "./drawer.tsx";
import { Header } from "./header.tsx";
import { Navigation } from "./navigation.tsx";
import { PageHead } from "./page-head.tsx";
import { PrintedBy } from "./printed-by.tsx";
import { useNarrow } from "./use-narrow.ts";
import { Waiting } from "./waiting.tsx";

const FOLDED = "yihan.navigation-folded";

const NoPage = () => {
  const { t } = useTranslation("shell");
  return (
    <>
      <PageHead title={t("no-page-title")} />
      <Empty why={t("no-page")} />
    </>
  );
};

/** Header, navigation and the page for one person; what changes is followed while `following` says so. */
export const Shell = ({ me, following }: { me: Me; following: boolean }) => {
  const { t } = useTranslation("shell");
  const narrow = useNarrow();
  const [folded, setFolded] = useState(() => localStorage.getItem(FOLDED) === "yes");
  // The drawer belongs to the page it was opened on: going to another closes it.
  const [openOn, setOpenOn] = useState<string>();
  const [post, choosePost] = usePost(me.id);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const open = openOn === pathname;
  const setOpen = (wanted: boolean): void => setOpenOn(wanted ? pathname : undefined);
  const stoodOn = useRef(pathname);
  // The operator is told of no matter.
  useEvents(following && me.kind !== "operator", /^\/(?:matters|chains)\/([^/]+)$/.exec(pathname)?.[1] ?? "");

  // A new page begins at its head, for the eye and for a screen reader alike.
  useEffect(() => {
    if (stoodOn.current === pathname) return;
    stoodOn.current = pathname;
    main.current?.focus();
  }, [pathname]);

  const toggle = (): void => {
    if (narrow) return setOpen(!open);
    localStorage.setItem(FOLDED, folded ? "no" : "yes");
    setFolded(!folded);
  };

  return (
    <SignedContext value={{ me, post, choosePost }}>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <AwayBanner />
      <div className="shell">
        <Header narrow={narrow} onMenu={toggle} menuOpen={narrow ? open : !folded} />
        <div className="shell-body">
          {narrow ? (
            <Drawer open={open} onClose={() => setOpen(false)}>
              <Navigation me={me} />
            </Drawer>
          ) : (
            <div className={folded ? "shell-side folded" : "shell-side"}>
              <Navigation me={me} />
            </div>
          )}
          <main id="main" className="shell-main" ref={main} tabIndex={-1} style={{ flex: 1 }}>
            <ErrorNet key={pathname}>
              <Suspense fallback={<Waiting />}>
                <Routes>
                  {pages
                    .filter((row) => row.for?.(me) ?? true)
                    .map(({ path, page: Page }) => (
                      <Route key={path} path={path} element={<Page />} />
                    ))}
                  <Route path="/" element={<Navigate to={me.kind === "operator" ? "/operator" : "/work"} replace />} />
                  <Route path="*" element={<NoPage />} />
                </Routes>
              </Suspense>
            </ErrorNet>
            <PrintedBy />
          </main>
        </div>
      </div>
    </SignedContext>
  );
};
