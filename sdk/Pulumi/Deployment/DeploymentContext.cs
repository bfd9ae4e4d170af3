namespace Pulumi;

/// <summary>
/// One run of a program: where its resources go and what is still under way. It follows the program's asynchronous
/// flow, so any number of runs may go on side by side.
/// </summary>
internal sealed class DeploymentContext
{
    private static readonly AsyncLocal<DeploymentContext?> Ambient = new();
    private Stack? _stack;

    public DeploymentContext(DeploymentSettings settings, IMonitor monitor, IEngine engine)
    {
        Settings = settings;
        Monitor = monitor;
        Logger = new EngineLogger(engine, Tasks);
        Registrar = new ResourceRegistrar(this);
        Functions = new FunctionCaller(this);
        Instance = new DeploymentInstance(this);
    }

    /// <summary>The run that the calling code belongs to; null outside of one.</summary>
    public static DeploymentContext? Current => Ambient.Value;

    /// <exception cref="InvalidOperationException">The calling code does not belong to a run.</exception>
    public static DeploymentContext Required =>
        Current ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    public DeploymentSettings Settings { get; }

    public IMonitor Monitor { get; }

    public EngineLogger Logger { get; }

    public TaskTracker Tasks { get; } = new();

    public ResourceRegistrar Registrar { get; }

    public FunctionCaller Functions { get; }

    public DeploymentInstance Instance { get; }

    /// <summary>The root of all resources; null until it is constructed.</summary>
    public Stack? Stack
    {
        get => _stack;
        set => _stack = _stack is null ? value : throw new InvalidOperationException("A deployment has exactly one stack, and this one has been set already.");
    }

    /// <summary>Makes this the run of the calling asynchronous method and of all that it calls.</summary>
    public void Enter() => Ambient.Value = this;
}
