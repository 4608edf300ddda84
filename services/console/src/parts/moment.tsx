import { shanghaiTime } from "./shanghai.ts";

/** An instant as Shanghai's clocks showed it. */
export const Moment = ({ at }: { at: string | null | undefined }) =>
  at ? (
    <time className="number" dateTime={at} style={{ whiteSpace: "nowrap" }}>
      {shanghaiTime(Date.parse(at))}
    </time>
  ) : null;
