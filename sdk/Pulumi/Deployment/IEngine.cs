namespace Pulumi;

/// <summary>The side of the engine that takes log messages.</summary>
internal interface IEngine
{
    Task LogAsync(LogMessage message);
}
