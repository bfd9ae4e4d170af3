using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Monitoring.Tests.Real.Engine;

/// <summary>How the engine is to behave; see engine.mjs.</summary>
internal sealed record EngineScenario
{
    private static readonly JsonSerializerSettings Format = new() { ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() } };

    public bool Preview { get; init; }

    /// <summary>What providers add to the state of a resource, by type and output, as it is on the wire.</summary>
    public Dictionary<string, Dictionary<string, object>> Outputs { get; init; } = [];

    /// <summary>The state of resources that are read, by id.</summary>
    public Dictionary<string, object> Reads { get; init; } = [];

    /// <summary>What functions and methods answer, by token.</summary>
    public Dictionary<string, object> Calls { get; init; } = [];

    /// <summary>What the engine refuses, by name of the resource, token or method.</summary>
    public Dictionary<string, EngineRefusal> Refuses { get; init; } = [];

    /// <summary>Names of resources that cannot be made while the engine goes on.</summary>
    public string[] Unmade { get; init; } = [];

    public string[] Lacks { get; init; } = [];

    /// <summary>Milliseconds until a registration is answered.</summary>
    public int Delay { get; init; }

    public string ToJson() => JsonConvert.SerializeObject(this, Format);
}
