import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Flow } from "../../api/types.gen.ts";
import { flowDrawing, sizes } from "./flow-drawing.ts";

/** A flow's statuses and the ways between them. The tables beside it say the same in words. */
export const FlowDiagram = ({ flow }: { flow: Flow }) => {
  const { t } = useTranslation("help");
  const { statuses, ways, width, height } = useMemo(() => flowDrawing(flow, t("begin")), [flow, t]);
  return (
    <div className="flow-diagram" role="group" aria-label={t("diagram")} tabIndex={0}>
      <svg
        role="img"
        aria-label={t("diagram.is", { flow: flow.title })}
        style={{ maxWidth: width }}
        viewBox={`0 0 ${width} ${height}`}
      >
        <defs>
          <marker
            id="flow-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto-start-reverse"
          >
            <path d="M0,0 L8,4 L0,8 z" className="flow-arrow" />
          </marker>
        </defs>
        {ways.map(({ from, to, path }) => (
          <path key={`${from} ${to}`} d={path} className="flow-way" markerEnd="url(#flow-arrow)" />
        ))}
        {statuses.map(({ code, title, start, ends, x, y }) => (
          <g key={code} transform={`translate(${x} ${y})`}>
            <rect
              width={sizes.width}
              height={sizes.height}
              rx={start ? sizes.height / 2 : 4}
              className={start ? "flow-start" : ends ? "flow-end" : "flow-status"}
            />
            <text x={sizes.width / 2} y={sizes.height / 2} className="flow-title">
              {title.length > 14 ? `${title.slice(0, 13)}…` : title}
            </text>
          </g>
        ))}
        {ways.map(({ from, to, steps, label }) => (
          <text key={`${from} ${to}`} x={label.x} y={label.y} className="flow-number">
            {steps.join(" ")}
          </text>
        ))}
      </svg>
    </div>
  );
};
