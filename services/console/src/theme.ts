import type { ThemeConfig } from "antd";

/** What the machine has comes first; the web font brings its characters only where the machine has none (src/font.ts). */
export const fontFamily =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC Variable", system-ui, sans-serif';

/** Calm and dense; every grey on white reaches 4.5 : 1 (WCAG 2.2, 1.4.3). Red is kept for what is overdue. */
export const theme: ThemeConfig = {
  cssVar: { key: "yihan" },
  hashed: false,
  token: {
    colorPrimary: "#1f5a8c",
    colorInfo: "#1f5a8c",
    colorInfoBg: "#eef4fa",
    colorInfoBorder: "#b9cfe3",
    colorLink: "#1f5a8c",
    // A field that is not right yet is no lateness.
    colorError: "#8a5a00",
    colorErrorText: "#8a5a00",
    colorErrorBg: "#fff7e6",
    colorErrorBorder: "#e0b968",
    colorSuccess: "#2b6b3f",
    colorSuccessBg: "#edf6ef",
    colorSuccessBorder: "#a9cdb3",
    colorWarning: "#8a5a00",
    colorWarningBg: "#fff7e6",
    colorWarningBorder: "#e0b968",
    colorText: "#1c2126",
    colorTextSecondary: "#49525b",
    colorTextTertiary: "#59626b",
    colorTextQuaternary: "#636c75",
    colorTextDescription: "#59626b",
    colorTextPlaceholder: "#636c75",
    colorTextDisabled: "#636c75",
    colorBgLayout: "#f4f6f8",
    colorBorder: "#b8c0c8",
    colorBorderSecondary: "#dde2e7",
    borderRadius: 4,
    fontFamily,
    fontSize: 14,
    controlHeight: 32,
    // Whoever asked their machine for less motion gets none; nothing waits for a transition to end.
    motion: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    motionDurationMid: "0.1s",
    motionDurationSlow: "0.15s",
  },
  components: {
    Layout: { headerBg: "#ffffff", siderBg: "#ffffff", headerHeight: 48, headerPadding: "0 12px", bodyBg: "#f4f6f8" },
    Menu: { itemHeight: 36, itemBorderRadius: 4, itemSelectedBg: "#e3edf6" },
    Table: {
      cellPaddingBlock: 6,
      cellPaddingInline: 8,
      headerBg: "#eef2f5",
      headerSplitColor: "transparent",
      rowHoverBg: "#f1f6fa",
    },
    Tag: { defaultColor: "#1c2126", defaultBg: "#eef2f5" },
    Tabs: { horizontalMargin: "0 0 8px 0" },
    Card: { headerHeight: 40, bodyPadding: 12 },
    Descriptions: { labelColor: "#49525b" },
    Timeline: { tailColor: "#b8c0c8" },
  },
};
