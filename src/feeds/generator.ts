/** The name under which feeds say what made them. */
export const GENERATOR = "Halyard";
