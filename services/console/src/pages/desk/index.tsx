import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useNow } from "../../api/clock.ts";
import { shanghaiDay } from "../../parts/shanghai.ts";
import { ViewLinks } from "../../parts/view-links.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import "./desk.css";
import { Ladder } from "./ladder.tsx";
import { Overdue } from "./overdue.tsx";
import { PeriodChoice } from "./period-choice.tsx";
import { periodIn } from "./period.ts";
import { ReconciliationStatement } from "./reconciliation.tsx";
import { Today } from "./today.tsx";
import { WaitingThings } from "./waiting.tsx";

const views = ["overview", "waiting", "reconciliation"] as const;

/** The county as whoever supervises all of it sees it. */
const Desk = () => {
  const { t } = useTranslation("desk");
  const [params, setParams] = useSearchParams();
  const today = shanghaiDay(useNow());
  const period = periodIn(params, today);
  const view = views.find((one) => one === params.get("view")) ?? "overview";
  return (
    <>
      <PageHead title={t("title")}>
        {view === "overview" && (
          <Button className="no-print" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t("print")}
          </Button>
        )}
      </PageHead>
      <ViewLinks
        label={t("views")}
        links={views.map((one) => ({
          to: one === "overview" ? "/desk" : `/desk?view=${one}`,
          open: one === view,
          text: t(`view.${one}`),
        }))}
      />
      {view === "overview" && (
        <div className="desk">
          <Today today={today} />
          <PeriodChoice period={period} today={today} onChoose={({ from, to }) => setParams({ from, to })} />
          <p className="print-only">{t("period.printed", { ...period })}</p>
          <div className="desk-charts">
            <Ladder period={period} />
            <Overdue period={period} />
          </div>
        </div>
      )}
      {view === "waiting" && <WaitingThings />}
      {view === "reconciliation" && <ReconciliationStatement today={today} />}
    </>
  );
};

export default Desk;
