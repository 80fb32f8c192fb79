//! A disk that does not take or give a file, in words.

use std::io;

use dabiao::wording::Message;

/// What a disk refused and what to do, where the system's own text would not help.
pub(crate) fn refusal(error: &anyhow::Error) -> Option<Message> {
    let cause = error.root_cause().downcast_ref::<io::Error>()?;
    let key = match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "disk-full",
        io::ErrorKind::FileTooLarge => "disk-file-too-large",
        io::ErrorKind::PermissionDenied => "disk-denied",
        io::ErrorKind::ReadOnlyFilesystem => "disk-read-only",
        _ => return None,
    };
    // What it was about stands before the cause.
    let about: Vec<String> = error.chain().map(ToString::to_string).collect();
    let about = about[..about.len().saturating_sub(1)].join(": ");
    if about.is_empty() { None } else { Some(Message::new(key).with("file", about)) }
}
