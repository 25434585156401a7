pub fn model_text() -> String {
    "wip".into()
}
