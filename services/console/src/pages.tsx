import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import type { Me } from "./api/types.gen.ts";

/** A page: its address, what loads it, and where it stands in the navigation. */
export interface PageRow {
  path: string;
  page: LazyExoticComponent<ComponentType>;
  /** Key of its name in texts/<language>/shell.json; pages without one are reached from others. */
  name?: string;
  icon?: "work" | "matters" | "imports" | "directory" | "desk" | "operator" | "help";
  /** Who is offered it; everyone who acts in matters if absent. The interfaces refuse by themselves. */
  for?: (me: Me) => boolean;
}

const acts = (me: Me): boolean => me.kind !== "operator";
const everyone = (): boolean => true;

/** Every page. A new one is a folder under pages/ and a line here. */
export const pages: readonly PageRow[] = [
  { path: "/work", page: lazy(() => import("./pages/work/index.tsx")), name: "page.work", icon: "work", for: acts },
  {
    path: "/matters",
    page: lazy(() => import("./pages/matters/index.tsx")),
    name: "page.matters",
    icon: "matters",
    for: acts,
  },
  { path: "/matters/:id", page: lazy(() => import("./pages/matter/index.tsx")), for: acts },
  { path: "/open/:flow", page: lazy(() => import("./pages/open/index.tsx")), for: acts },
  { path: "/chains/:id", page: lazy(() => import("./pages/chain/index.tsx")), for: acts },
  {
    path: "/imports",
    page: lazy(() => import("./pages/imports/index.tsx")),
    name: "page.imports",
    icon: "imports",
    for: acts,
  },
  { path: "/imports/:id", page: lazy(() => import("./pages/import/index.tsx")), for: acts },
  {
    path: "/directory",
    page: lazy(() => import("./pages/directory/index.tsx")),
    name: "page.directory",
    icon: "directory",
    for: everyone,
  },
  {
    path: "/desk",
    page: lazy(() => import("./pages/desk/index.tsx")),
    name: "page.desk",
    icon: "desk",
    for: (me) => me.judicial,
  },
  {
    path: "/operator",
    page: lazy(() => import("./pages/operator/index.tsx")),
    name: "page.operator",
    icon: "operator",
    for: (me) => me.kind === "operator",
  },
  { path: "/help", page: lazy(() => import("./pages/help/index.tsx")), name: "page.help", icon: "help", for: everyone },
  { path: "/help/:flow", page: lazy(() => import("./pages/help/index.tsx")), for: everyone },
];
