-- expect=denied
package.loadlib("x", "y")
