using Xunit;

namespace Monitoring.Tests.Infra.Fluentd;

/// <summary>Stack traces as the runtimes of six languages write them.</summary>
public static class StackTraces
{
    /// <summary>Language and trace.</summary>
    public static TheoryData<string, string> All => new()
    {
        {
            "Go, a panic",
            """
            panic: runtime error: invalid memory address or nil pointer dereference
            [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x47b2a5]

            goroutine 1 [running]:
            main.(*Cart).Total(...)
            	/src/cart.go:12
            example.com/shop/api.handle({0xc000012345, 0x1}, 0x2)
            	/src/api.go:40 +0x1d
            created by net/http.(*Server).Serve in goroutine 7
            	/usr/local/go/src/net/http/server.go:3086 +0x5cb
            exit status 2
            """
        },
        {
            "Go, a panic that net/http caught",
            """
            2026/11/22 03:00:00 http: panic serving 10.0.0.7:51234: assignment to entry in nil map
            goroutine 18 [running]:
            net/http.(*conn).serve.func1()
            	/usr/local/go/src/net/http/server.go:1868 +0xb9
            main.handle({0x7a0b98, 0xc00009a4b0}, 0xc0000b0a00)
            	/src/main.go:23 +0x45
            """
        },
        {
            "Java",
            """
            Exception in thread "main" java.lang.IllegalStateException: cart is closed
            	at shop.Cart.add(Cart.java:31)
            	at shop.Main.main(Main.java:9)
            Caused by: java.io.IOException: disk is full
            	at shop.Store.write(Store.java:77)
            	... 2 more
            	Suppressed: java.lang.RuntimeException: close failed
            		at shop.Store.close(Store.java:90)
            """
        },
        {
            "Java, an exception without a message",
            """
            java.lang.NullPointerException
            	at shop.Cart.add(Cart.java:31)
            """
        },
        {
            "Python",
            """
            Traceback (most recent call last):
              File "/app/main.py", line 12, in <module>
                total(cart)
              File "/app/main.py", line 5, in total
                return sum(item["price"] for item in cart)
                           ~~~~^^^^^^^^^
            KeyError: 'price'
            """
        },
        {
            ".NET, unhandled",
            """
            Unhandled exception. System.InvalidOperationException: The cart is closed.
             ---> System.IO.IOException: No space left on device
               at Shop.Store.Write() in /src/Store.cs:line 77
               --- End of inner exception stack trace ---
               at Shop.Cart.Add() in /src/Cart.cs:line 31
            --- End of stack trace from previous location ---
               at Shop.Program.<Main>$(String[] args)
            """
        },
        {
            ".NET, from its console logger",
            """
            fail: Microsoft.AspNetCore.Server.Kestrel[13]
                  Connection id "0HN1", Request id "0HN1:1": An unhandled exception was thrown by the application.
                  System.NullReferenceException: Object reference not set to an instance of an object.
                     at Shop.Api.Handle(HttpContext context) in /src/Api.cs:line 20
            """
        },
        {
            "Node",
            """
            TypeError: Cannot read properties of undefined (reading 'price')
                at total (/app/cart.js:5:30)
                at process.processTicksAndRejections (node:internal/process/task_queues:95:5) {
              code: 'ERR_CART'
            }
            """
        },
        {
            "Ruby",
            """
            /app/cart.rb:3:in 'Integer#/': divided by 0 (ZeroDivisionError)
            	from /app/cart.rb:3:in 'Cart#average'
            	from /app/main.rb:9:in '<main>'
            """
        },
        {
            "Ruby on Rails",
            """
            ActionView::TemplateError (undefined method `price' for nil):
              
            app/models/cart.rb:12:in `total'
            app/controllers/carts_controller.rb:5:in `show'
            """
        },
    };
}
