using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Engine;

/// <summary>A call that reached the engine.</summary>
/// <param name="Method">Name of the method: <c>RegisterResource</c>.</param>
/// <param name="Request">What was sent, field by field; values as they were on the wire.</param>
/// <param name="AtOnce">How many registrations were waiting for their answer.</param>
internal sealed record EngineCall(string Method, JObject Request, int AtOnce)
{
    public string Name => (string?)Request["name"] ?? "";
}
