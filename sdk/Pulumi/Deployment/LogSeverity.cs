namespace Pulumi;

/// <summary>The numbers are those of the engine's protocol.</summary>
internal enum LogSeverity
{
    Debug = 0,
    Info = 1,
    Warning = 2,
    Error = 3,
}
