namespace Pulumi;

/// <summary>The arguments of a method of a resource.</summary>
public abstract class CallArgs : InputArgs
{
    public static readonly CallArgs Empty = new NoCallArgs();

    protected CallArgs()
    {
    }

    private sealed class NoCallArgs : CallArgs;
}
