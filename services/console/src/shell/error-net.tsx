import { Component, type ReactNode } from "react";
import { ProblemAlert } from "../parts/problem-alert.tsx";

/** Catches what a page throws while it is drawn, so that the shell stays usable. */
export class ErrorNet extends Component<{ children: ReactNode }, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };
  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }
  override render(): ReactNode {
    return this.state.error ? <ProblemAlert error={this.state.error} /> : this.props.children;
  }
}
