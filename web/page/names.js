// Names of the model as words.
"use strict";

page.names = (() => {
  const WORDS = {
    m1: "M1",
    m2: "M2",
    tnf: "TNF",
    il10: "IL-10",
    il1b: "IL-1b",
    il6: "IL-6",
    tgfb: "TGF-b",
    cxcl1: "CXCL1",
    ccl2: "CCL2",
    mmp9: "MMP-9",
    vegf: "VEGF",
    cspg: "CSPG",
    ros: "ROS",
    opc: "OPC",
    damps: "DAMPs",
    bscb: "barrier",
    a1: "A1",
  };

  /** A name such as `axons.m1_dieback` as words. */
  function spelled(name) {
    return name
      .split(/[_.]/)
      .map((part) => WORDS[part] ?? part)
      .join(" ");
  }

  return { spelled };
})();
