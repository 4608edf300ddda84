import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use as withParts, type ComposeOption } from "echarts/core";
import type { BarSeriesOption } from "echarts/charts";
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { fontFamily } from "../../theme.ts";

withParts([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** What a chart is drawn from. */
export type ChartOption = ComposeOption<
  BarSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

export interface DrawnChartProps {
  option: ChartOption;
  height: number;
  /** What it shows, in one sentence, for whoever does not see it. */
  label: string;
}

/** As wide as half of an A4 page that is printed somewhat smaller (pages/desk/desk.css). */
const PAPER = 470;

/** Draws with echarts as SVG, anew when the option or the room changes, and as wide as the paper while it is printed. */
const DrawnChart = ({ option, height, label }: DrawnChartProps) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current!;
    // echarts knows nothing of the page's fonts: without a name it draws boxes where the machine has no Chinese font.
    const chart = init(element, null, { renderer: "svg" });
    chart.setOption({ animation: false, textStyle: { fontFamily }, ...option });
    // A width that was set once stays until it is said to be free again.
    const fit = (): void => chart.resize({ width: "auto", height: "auto" });
    const room = new ResizeObserver(fit);
    room.observe(element);
    // Drawn by the time the listener returns: the page is taken for print then.
    const onPaper = (): void => {
      chart.resize({ width: PAPER });
      chart.getZr().flush();
    };
    window.addEventListener("beforeprint", onPaper);
    window.addEventListener("afterprint", fit);
    return () => {
      room.disconnect();
      window.removeEventListener("beforeprint", onPaper);
      window.removeEventListener("afterprint", fit);
      chart.dispose();
    };
  }, [option]);
  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
};

export default DrawnChart;
