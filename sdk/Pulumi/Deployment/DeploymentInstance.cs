namespace Pulumi;

/// <summary>The run that the calling code belongs to.</summary>
public sealed class DeploymentInstance
{
    private readonly DeploymentContext _context;

    internal DeploymentInstance(DeploymentContext context) => _context = context;

    public string StackName => _context.Settings.StackName;

    public string ProjectName => _context.Settings.ProjectName;

    /// <summary>The folder of Pulumi.yaml.</summary>
    /// <exception cref="InvalidOperationException">The run has none: a test that did not set one.</exception>
    public string RootDirectory => _context.Settings.RootDirectory ?? throw new InvalidOperationException("The root directory of this deployment is not set.");

    public string OrganizationName => _context.Settings.OrganizationName;

    /// <summary>Whether this is a preview, in which some values are unknown.</summary>
    public bool IsDryRun => _context.Settings.IsDryRun;

    /// <summary>Calls a provider's function. If an argument is not known yet, the function is not called and the result is unknown.</summary>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeOutput<T>(token, args, options, registerPackageRequest, single: false);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions, RegisterPackageRequest)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeOutput<T>(token, args, options, registerPackageRequest, single: false);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions, RegisterPackageRequest)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        InvokeOutput<T>(token, args, options, null, single: false);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions, RegisterPackageRequest)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        InvokeOutput<T>(token, args, options, null, single: false);

    /// <summary>Calls a function whose result has one property, and returns that property.</summary>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeOutput<T>(token, args, options, registerPackageRequest, single: true);

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions, RegisterPackageRequest)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        InvokeOutput<T>(token, args, options, registerPackageRequest, single: true);

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions, RegisterPackageRequest)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        InvokeOutput<T>(token, args, options, null, single: true);

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions, RegisterPackageRequest)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        InvokeOutput<T>(token, args, options, null, single: true);

    /// <summary>Calls a provider's function and waits for the result; its secrecy and the resources behind it are lost.</summary>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        FunctionResult.ToValueAsync<T>(_context.Functions.InvokeAsync(token, args, options, registerPackageRequest), token, false, _context.Logger);

    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions, RegisterPackageRequest)"/>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        InvokeAsync<T>(token, args, options, null);

    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions, RegisterPackageRequest)"/>
    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        FunctionResult.ToValueAsync<T>(_context.Functions.InvokeAsync(token, args, options, registerPackageRequest), token, true, _context.Logger);

    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions, RegisterPackageRequest)"/>
    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        InvokeSingleAsync<T>(token, args, options, null);

    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions, RegisterPackageRequest)"/>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        _context.Functions.InvokeAsync(token, args, options, registerPackageRequest);

    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions, RegisterPackageRequest)"/>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) =>
        InvokeAsync(token, args, options, null);

    /// <summary>Calls a method of a resource.</summary>
    public Output<T> Call<T>(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        FunctionResult.ToOutput<T>(_context.Functions.CallAsync(token, args, self, options, registerPackageRequest), token, false, _context.Logger);

    /// <inheritdoc cref="Call{T}(string, CallArgs, Resource, CallOptions, RegisterPackageRequest)"/>
    public Output<T> Call<T>(string token, CallArgs args, Resource? self = null, CallOptions? options = null) =>
        Call<T>(token, args, self, options, null);

    /// <inheritdoc cref="Call{T}(string, CallArgs, Resource, CallOptions, RegisterPackageRequest)"/>
    public void Call(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        _context.Tasks.Track(_context.Functions.CallAsync(token, args, self, options, registerPackageRequest));

    /// <inheritdoc cref="Call{T}(string, CallArgs, Resource, CallOptions, RegisterPackageRequest)"/>
    public void Call(string token, CallArgs args, Resource? self = null, CallOptions? options = null) =>
        Call(token, args, self, options, null);

    private Output<T> InvokeOutput<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? package, bool single) =>
        FunctionResult.ToOutput<T>(_context.Functions.InvokeAsync(token, args, options, package), token, single, _context.Logger);
}
