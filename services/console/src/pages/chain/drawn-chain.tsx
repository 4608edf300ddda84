import {
  Handle,
  MarkerType,
  Position,
  ReactFlow,
  Controls,
  useReactFlow,
  ReactFlowProvider,
  type Edge,
  type Node,
  type NodeProps,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useMemo, useRef, type FocusEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { MatterSummary } from "../../api/types.gen.ts";
import { StatusTag } from "../../parts/status-tag.tsx";
import "./chain.css";
import { drawingOf, nearest, openerOf, sizes, type Direction } from "./drawing.ts";

type LaneNode = Node<{ name: string }, "lane">;
type MatterNode = Node<{ matter: MatterSummary; opener: string; opened: string[] }, "matter">;

const titleOf = ({ title, documentNumber, flowTitle }: MatterSummary): string => title || documentNumber || flowTitle;

const Lane = ({ data }: NodeProps<LaneNode>) => (
  <div className="chain-lane">
    <span className="wrap">{data.name}</span>
  </div>
);

/** A matter of the drawing: a link whose name says also what the arrows show. */
const MatterBox = ({ data: { matter, opener, opened } }: NodeProps<MatterNode>) => {
  const { t } = useTranslation("chain");
  const relations = [
    opener !== "" && t("opened-by", { title: opener }),
    opened.length > 0 && t("opened", { titles: opened.join("、") }),
  ]
    .filter(Boolean)
    .join("；");
  return (
    <div className="chain-matter">
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <div className="quiet number chain-line">{matter.documentNumber || matter.flowTitle}</div>
      <Link to={`/matters/${matter.id}`} data-matter={matter.id} className="chain-title" title={titleOf(matter)}>
        <bdi>{titleOf(matter)}</bdi>
        <span className="visually-hidden">
          {matter.flowTitle}，{matter.statusTitle}。{relations}
        </span>
      </Link>
      <div className="chain-line">
        <StatusTag
          title={matter.statusTitle}
          ended={matter.ended}
          overdue={matter.overdue}
          unmatched={matter.unmatched}
        />{" "}
        {matter.documentNumber !== "" && <span className="quiet">{matter.flowTitle}</span>}
      </div>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
};

const nodeTypes = { lane: Lane, matter: MatterBox };
const KEYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const Drawn = ({ matters }: { matters: readonly MatterSummary[] }) => {
  const { t } = useTranslation("chain");
  const place = useRef<HTMLDivElement>(null);
  const flow = useReactFlow();
  const drawing = useMemo(() => drawingOf(matters), [matters]);
  const { nodes, edges } = useMemo(() => {
    const titles = new Map(matters.map((matter) => [matter.id, titleOf(matter)]));
    const lanes: LaneNode[] = drawing.lanes.map(({ authority, name }, lane) => ({
      id: `lane ${authority}`,
      type: "lane",
      position: { x: 0, y: lane * sizes.lane },
      data: { name },
      width: drawing.width,
      height: sizes.lane,
      zIndex: -1,
      focusable: false,
    }));
    const boxes: MatterNode[] = drawing.placed.map(({ matter, x, y }) => ({
      id: matter.id,
      type: "matter",
      position: { x, y },
      width: sizes.node,
      height: sizes.nodeHeight,
      data: {
        matter,
        opener: titles.get(openerOf(matter)) ?? "",
        opened: drawing.arrows.filter(({ from }) => from === matter.id).map(({ to }) => titles.get(to)!),
      },
    }));
    const arrows: Edge[] = drawing.arrows.map(({ from, to }) => ({
      id: `${from} ${to}`,
      source: from,
      target: to,
      type: "smoothstep",
      focusable: false,
      markerEnd: { type: MarkerType.ArrowClosed, color: "#49525b" },
      style: { stroke: "#49525b" },
    }));
    return { nodes: [...lanes, ...boxes], edges: arrows };
  }, [drawing, matters]);

  const move = (event: KeyboardEvent): void => {
    const direction = KEYS[event.key];
    const here = (event.target as HTMLElement).dataset["matter"];
    if (!direction || here === undefined) return;
    event.preventDefault();
    const to = nearest(drawing.placed, here, direction);
    if (to !== undefined)
      place.current?.querySelector<HTMLElement>(`[data-matter="${CSS.escape(to)}"]`)?.focus({ preventScroll: true });
  };
  // What has the focus must be in sight, also where only a part of the drawing fits.
  const show = (event: FocusEvent): void => {
    const found = drawing.placed.find(({ matter }) => matter.id === (event.target as HTMLElement).dataset["matter"]);
    const frame = place.current?.getBoundingClientRect();
    const box = (event.target as HTMLElement).getBoundingClientRect();
    if (
      !found ||
      !frame ||
      (box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom)
    )
      return;
    void flow.setCenter(found.x + sizes.node / 2, found.y + sizes.nodeHeight / 2, { zoom: flow.getZoom() });
  };

  return (
    <section
      ref={place}
      className="chain-drawing"
      aria-label={t("drawing-is")}
      style={{ height: Math.max(160, Math.min(drawing.height + 32, window.innerHeight * 0.75)) }}
      onKeyDown={move}
      onFocus={show}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        role="group"
        aria-label={t("drawing")}
        fitView
        fitViewOptions={{ padding: "12px", maxZoom: 1, minZoom: 0.55 }}
        minZoom={0.3}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        ariaLabelConfig={{
          "controls.ariaLabel": t("controls"),
          "controls.zoomIn.ariaLabel": t("zoom-in"),
          "controls.zoomOut.ariaLabel": t("zoom-out"),
          "controls.fitView.ariaLabel": t("fit"),
          "node.a11yDescription.keyboardDisabled": "",
          "edge.a11yDescription.default": "",
        }}
      >
        <Controls showInteractive={false} position="top-right" className="no-print" />
      </ReactFlow>
    </section>
  );
};

/** The chain as a drawing: authorities as lanes, matters as boxes, openings as arrows; the arrow keys go from one to the next. */
const DrawnChain = ({ matters }: { matters: readonly MatterSummary[] }) => (
  <ReactFlowProvider>
    <Drawn matters={matters} />
  </ReactFlowProvider>
);

export default DrawnChain;
