/** Rungs of the ladder that no fact says: when the notice reached its officer, and when it was opened. */
export interface Rungs {
  delivered?: number;
  read?: number;
}
