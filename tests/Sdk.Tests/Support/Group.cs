using Pulumi;

namespace Monitoring.Tests.Sdk.Support;

/// <summary>A component that makes what a callback makes.</summary>
internal sealed class Group : ComponentResource
{
    public const string Token = "test:index:Group";

    public Group(string name, ComponentResourceOptions? options = null, ResourceArgs? args = null, Action<Group>? content = null)
        : base(Token, name, args, options)
    {
        content?.Invoke(this);
        Address = Output.Format($"{name}:9090");
        RegisterOutputs();
    }

    [Output("address")]
    public Output<string> Address { get; private set; }
}
