//! What a line means, and which arm it belongs to.

/// Treated arms that have a line style and a colour of their own, and share panels.
pub const MAX_TREATED: usize = 4;

/// Meaning of a curve, the same colour in every figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Harmful or pro-inflammatory (M1, TNF, leak).
    Harmful,
    /// Protective or regulated (M2, IL-10).
    Protective,
    /// Tissue, vessels, repair.
    Repair,
    /// Glia, monocytes and macrophages together, blood flow and oedema.
    Glia,
    /// Death signals.
    Death,
    /// Scar and reference lines.
    Reference,
    /// Untreated control where the panel shows a single observable by arm.
    Control,
    /// Treated arm, from 0, where the panel shows a single observable by arm.
    Arm(u8),
}

/// Line style; stands for an arm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// First treated arm.
    Solid,
    /// Untreated control.
    Dashed,
    /// Second treated arm.
    Dotted,
    /// Third treated arm.
    DashDot,
    /// Fourth treated arm.
    LongDash,
}

impl Line {
    /// Line style of the arm at this position: 0 is the control, 1 to 4 the treated arms (then again from 1).
    pub fn of_arm(index: usize) -> Self {
        match index {
            0 => Self::Dashed,
            _ => [Self::Solid, Self::Dotted, Self::DashDot, Self::LongDash][(index - 1) % MAX_TREATED],
        }
    }
}
