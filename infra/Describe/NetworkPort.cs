namespace Monitoring.Describe;

/// <summary>A port of a <see cref="NetworkEdge"/>.</summary>
/// <param name="Number">1 to 65535.</param>
/// <param name="Protocol"><c>TCP</c> or <c>UDP</c>.</param>
public sealed record NetworkPort(int Number, string Protocol = "TCP")
{
    public static implicit operator NetworkPort(int number) => new(number);
}
