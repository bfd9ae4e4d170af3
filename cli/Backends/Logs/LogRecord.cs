using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs;

/// <summary>One log record.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Component">Who wrote it; its name is empty where that is not known.</param>
/// <param name="Pod">Name of the pod, or of the node for what belongs to no pod.</param>
/// <param name="Container">Name of the container; empty where there is none.</param>
/// <param name="Level">Level in lower case; empty where it says none.</param>
/// <param name="Message">Its text, perhaps of several lines.</param>
/// <param name="TraceId">The request it belongs to; empty where it says none.</param>
/// <param name="Document">All that is known about it, as the backend has it.</param>
internal sealed record LogRecord(DateTimeOffset At, ComponentId Component, string Pod, string Container, string Level, string Message, string TraceId, JObject Document);
