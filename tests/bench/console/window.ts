/** The window in which everything is measured: a desk's screen, in Chinese. */
export const window = { viewport: { width: 1440, height: 900 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" } as const;
