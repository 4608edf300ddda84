import { lazy, Suspense } from "react";
import { Waiting } from "../../shell/waiting.tsx";
import type { DrawnChartProps } from "./drawn-chart.tsx";

const DrawnChart = lazy(() => import("./drawn-chart.tsx"));

/** A chart, whose program is loaded when the first one is drawn. The same numbers must stand beside it as a table. */
export const Chart = (props: DrawnChartProps) => (
  <div className="chart" style={{ minHeight: props.height }}>
    <Suspense fallback={<Waiting />}>
      <DrawnChart {...props} />
    </Suspense>
  </div>
);
