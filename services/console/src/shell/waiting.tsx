import { Spin } from "antd";

/** Something is on its way. */
export const Waiting = () => (
  <div style={{ padding: 48, textAlign: "center" }}>
    <Spin />
  </div>
);
