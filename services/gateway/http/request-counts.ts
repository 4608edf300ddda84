const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

interface Series {
  method: string;
  route: string;
  status: string;
  buckets: number[];
  count: number;
  sum: number;
}

/** Rate, errors and duration by route. Labels come from the list of routes and status classes alone, so there are few. */
export const requestCounts = () => {
  const series = new Map<string, Series>();
  return {
    note(method: string, route: string, status: number, seconds: number): void {
      const kind = `${Math.floor(status / 100)}xx`;
      const name = `${method} ${route} ${kind}`;
      let found = series.get(name);
      if (!found)
        series.set(name, (found = { method, route, status: kind, buckets: BOUNDS.map(() => 0), count: 0, sum: 0 }));
      found.count += 1;
      found.sum += seconds;
      const at = BOUNDS.findIndex((bound) => seconds <= bound);
      if (at >= 0) found.buckets[at]! += 1;
    },
    /** Prometheus text exposition 0.0.4. */
    text(): string {
      const lines = [
        "# HELP yihan_http_request_duration_seconds Time from the request's head to the end of the answer.",
        "# TYPE yihan_http_request_duration_seconds histogram",
      ];
      for (const { method, route, status, buckets, count, sum } of series.values()) {
        const labels = `method="${method}",route="${route}",status="${status}"`;
        let total = 0;
        BOUNDS.forEach((bound, at) =>
          lines.push(`yihan_http_request_duration_seconds_bucket{${labels},le="${bound}"} ${(total += buckets[at]!)}`),
        );
        lines.push(`yihan_http_request_duration_seconds_bucket{${labels},le="+Inf"} ${count}`);
        lines.push(
          `yihan_http_request_duration_seconds_sum{${labels}} ${sum}`,
          `yihan_http_request_duration_seconds_count{${labels}} ${count}`,
        );
      }
      return `${lines.join("\n")}\n`;
    },
  };
};
